/** Loading the demonstration. */
export const demo = {
  progress: '演示数据 {{step}}/{{of}}：{{file}}，{{count}} 条',
  loading: '正在载入演示数据 {{step}}/{{of}}：{{file}}',
} as const;
