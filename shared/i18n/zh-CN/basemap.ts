export const basemap = {
  title: '离线底图',
  credit: '底图：© OpenStreetMap 贡献者，GSHHG，ETOPO5（界线仅供示意）',
  schematic: '界线与注记仅供示意，不作为划界依据',
  sources: '底图数据来源',
  sourceTitle: '数据',
  sourcePackage: '软件包',
  sourceLicence: '许可',
  sourceAttribution: '署名',
  sourceChanges: '处理',
} as const;
