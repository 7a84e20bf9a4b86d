/** The map itself: corner line, tools, notices. */
export const map = {
  ariaLabel: '地图',
  ariaKeys:
    '方向键平移，Shift 加方向键转动，加号和减号缩放，Home 键回到全省，空格键选取画面中央，回车完成绘制，退格键撤销一点，Esc 键取消。',
  layerRings: '事件影响圈',
  metres: '{{value}} 米',
  kilometres: '{{value}} 公里',
  squareMetres: '{{value}} 平方米',
  squareKilometres: '{{value}} 平方公里',
  radius: '半径 {{length}}',
  coordinates: '东经 {{lon}}°　北纬 {{lat}}°',
  north: '北',
  drawing: '正在绘制底图…',
  measureHint: '单击加点，双击结束',
  polygonHint: '单击加点，双击闭合',
  taskOnLine: '{{title}}（{{state}}）',
  fellBack: '本机显示三维较慢，已自动切换到二维。',
  backTo3d: '回到三维',
  baseMapMissing: '底图文件读取失败，仅显示业务图层。',
  noWebGlTitle: '无法显示地图',
  noWebGlText:
    '本机没有可用的三维图形功能（WebGL 2）。请更新显卡驱动，或在浏览器设置中打开硬件加速后重试。其他功能不受影响。',
  contextLostTitle: '地图显示中断',
  contextLostText: '显卡多次停止响应。数据没有丢失，其他功能不受影响；请点“重试”重新打开地图。',
} as const;
