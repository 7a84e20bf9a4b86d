import './over.css';
import { useEffect, useRef } from 'react';
import { FirmsPage } from '../firms/FirmsPage.tsx';
import { InspectionsPage } from '../firms/inspections/InspectionsPage.tsx';
import type { DeskOver as Over } from '../frame/route.ts';
import { RadiationPage } from '../radiation/RadiationPage.tsx';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { FirmFile } from './FirmFile.tsx';
import { closeOver } from './open.ts';

interface DeskOverProps {
  readonly over: Over;
}

/** Parts of the desk that lie below: out of reach of keys and pointers meanwhile. */
const BELOW = '.om-desk > :is(header, nav, main, aside)';

/**
 * What fills the window over the desk. R1: the desk below stays as it is (the map keeps its view), and Esc goes back
 * to it, unless something open on top takes the key.
 */
export function DeskOver({ over }: DeskOverProps) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    useDesk.setState({ covered: true });
    const before = document.activeElement;
    const below = [...document.querySelectorAll<HTMLElement>(BELOW)];
    for (const element of below) element.inert = true;
    frame.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || isTaken(event.target)) return;
      event.preventDefault();
      closeOver();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      for (const element of below) element.inert = false;
      useDesk.setState({ covered: false });
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      className="om-over"
      role="dialog"
      aria-modal="true"
      aria-label={t(`firm.over_${over.what}`)}
      tabIndex={-1}
      ref={frame}
      data-testid={`over-${over.what}`}
    >
      {over.what === 'firm' && <FirmFile key={over.firmId} firmId={over.firmId} section={over.section} />}
      {over.what === 'firms' && <FirmsPage />}
      {over.what === 'radiation' && <RadiationPage key={over.subjectId} subjectId={over.subjectId} />}
      {over.what === 'inspections' && <InspectionsPage drawId={over.drawId} />}
    </div>
  );
}

/** True where Esc belongs to something smaller: an open list, a dialog, a popover. */
function isTaken(target: EventTarget | null): boolean {
  const open = [
    ...document.querySelectorAll('.ant-modal-wrap, .ant-popover, .ant-select-dropdown, .ant-picker-dropdown'),
  ];
  if (open.some((element) => element.checkVisibility())) return true;
  return target instanceof Element && target.closest('[aria-expanded="true"]') !== null;
}
