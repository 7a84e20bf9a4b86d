/** A long proof exports this; it throws when what it proves is not so. */
export type Soak = (options: { short: boolean }, print: (line: string) => void) => Promise<void>;
