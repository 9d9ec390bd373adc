// The table of GeoData/catalogues/storm_formulas.csv, carried in the program; a test holds the two equal.

extension StormCatalogue {
  static let table = """
    place,name_zh,a167,c,b_min,n,max_minutes,max_years,status,edition,source
    Beijing,北京,2001,0.811,8,0.711,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Shanghai,上海,1600,0.846,7.0,0.656,180,100,F,DB31/T 1043-2017,DB31/T 1043-2017
    Guangzhou,广州,3618.4,0.438,11.259,0.75,180,100,F,edition not stated,published town formula in the form of GB 50014
    Shenzhen,深圳,1450.2,0.594,11.13,0.555,180,100,F,edition not stated,published town formula in the form of GB 50014
    Wuhan,武汉,983,0.65,4,0.56,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Nanjing,南京,2989.3,0.671,13.3,0.8,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Tianjin,天津,3833.3,0.85,17,0.85,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Xi'an,西安,1008.8,1.475,14.72,0.704,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Zhengzhou,郑州,3073,0.892,15.1,0.824,180,100,F,edition not stated,published town formula in the form of GB 50014
    Changsha,长沙,3920,0.68,17,0.86,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Shijiazhuang,石家庄,1689,0.898,7,0.729,180,100,F,edition not stated,published town formula in the form of GB 50014
    Taiyuan,太原,880,0.86,4.6,0.62,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Shenyang,沈阳,1984,0.77,9,0.77,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Harbin,哈尔滨,2889,0.9,10,0.88,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Hefei,合肥,3600,0.76,14,0.84,180,10,F,older edition since replaced,published town formula in the form of GB 50014
    Jinan,济南,1869.9,0.7573,11.091,0.6645,180,100,F,edition not stated,published town formula in the form of GB 50014
    """
}
