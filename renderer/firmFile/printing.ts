import { createContext, useContext } from 'react';

const Printing = createContext(false);

/** True around what is laid out for paper: everything whole, nothing to press. */
export const PrintingProvider = Printing.Provider;

export function usePrinting(): boolean {
  return useContext(Printing);
}
