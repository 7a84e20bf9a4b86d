import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type ReportLimits, tighter, WIDEST } from './fit.ts';
import type { ReportModel } from './reportModel.ts';

interface FitPage {
  /** The element that must not overflow. */
  readonly sheet: RefObject<HTMLDivElement | null>;
  readonly limits: ReportLimits;
  /** True when it fits, or nothing more can be left out. */
  readonly settled: boolean;
}

/** Prints less, step by step, until the sheet's content is no taller than the sheet. */
export function useFitPage(model: ReportModel): FitPage {
  const sheet = useRef<HTMLDivElement>(null);
  const [limits, setLimits] = useState<ReportLimits>(WIDEST);
  const [settled, setSettled] = useState(false);
  useLayoutEffect(() => {
    const element = sheet.current;
    if (!element) return;
    const next = element.scrollHeight > element.clientHeight + 1 ? tighter(limits, model) : undefined;
    if (next) setLimits(next);
    else setSettled(true);
  }, [limits, model]);
  return { sheet, limits, settled };
}
