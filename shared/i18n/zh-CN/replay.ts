/** Replay of an incident. */
export const replay = {
  title: '回放中',
  watermark: '回放中，显示的是过去的状态',
  commandsWait: '回放中不能执行操作，请先退出回放',
  play: '播放',
  pause: '暂停',
  previous: '上一条',
  next: '下一条',
  leave: '退出回放',
  speed: '速度',
  speedTimes: '{{speed}}×',
  space: '空格',
  slider: '回放时间',
  position: '第 {{index}} / {{total}} 条',
  nothing: '该事件没有可回放的经过',
} as const;
