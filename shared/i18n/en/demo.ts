/** Loading the demonstration. */
export const demo = {
  progress: 'Demonstration data {{step}}/{{of}}: {{file}}, {{count}} records',
  loading: 'Loading demonstration data {{step}}/{{of}}: {{file}}',
} as const;
