/** Readings, their history and how they are judged. */
export const monitoring = {} as const;
