/** Cameras that play. */
export const video = {} as const;
