import { useRef } from 'react';

/** The value as it was when `held` became true, for as long as it is true. */
export function useHeldValue<Value>(value: Value, held: boolean): Value {
  const shown = useRef(value);
  if (!held) shown.current = value;
  return shown.current;
}
