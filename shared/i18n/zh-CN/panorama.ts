/** The viewer of all-round pictures. */
export const panorama = {
  title: '全景',
  close: '关闭全景（Esc）',
  open: '打开全景',
  heading: '方位 {{degrees}}°',
  loading: '正在读取全景照片…',
  drawing: '正在由三维场景绘制全景…',
  near: '附近的全景',
  spots: '可点击的装置 {{count}} 处；方向键转动，+ − 缩放，Esc 关闭',
  layer: '全景视角',
  noScene: '该处没有可绘制的三维场景',
} as const;
