/** Alarm list, rules, shelving and the health of the desk. */
export const alarming = {} as const;
