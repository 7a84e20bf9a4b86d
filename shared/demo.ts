/** Files that make the demonstration province, each one import. */
export const DEMO_FILES = 23;
