/** What moves: vehicles and mobile sources. */
export const tracks = {} as const;
