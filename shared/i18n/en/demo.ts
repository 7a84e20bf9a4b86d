/** Loading the demonstration. */
export const demo = {
  progress: 'Demonstration data {{step}}/{{of}}: {{file}}, {{count}} records',
} as const;
