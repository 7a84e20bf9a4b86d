/** Data sources and devices. */
export const feeds = {} as const;
