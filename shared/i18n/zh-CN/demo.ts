/** Loading the demonstration. */
export const demo = {
  progress: '演示数据 {{step}}/{{of}}：{{file}}，{{count}} 条',
} as const;
