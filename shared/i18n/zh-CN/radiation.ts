/** Radiation quick response. */
export const radiation = {} as const;
