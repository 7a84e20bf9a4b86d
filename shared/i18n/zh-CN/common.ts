/** Words that every part of the app uses. */
export const common = {
  appName: '应急一张图',
  ok: '确定',
  cancel: '取消',
  close: '关闭',
  save: '保存',
  delete: '删除',
  edit: '编辑',
  confirm: '确认',
  retry: '重试',
  loading: '正在加载…',
  empty: '暂无数据',
  unknown: '未知',
  people: '{{count}} 人',
  demo: '演示数据',
  drill: '演练',
  unconfirmed: '未经核实',
} as const;
