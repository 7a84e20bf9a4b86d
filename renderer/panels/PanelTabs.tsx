import { type KeyboardEvent, useRef } from 'react';
import type { MessageKey } from '../../shared/i18n/index.ts';
import { type RightTab, useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';

const TABS: readonly { readonly id: RightTab; readonly titleKey: MessageKey }[] = [
  { id: 'details', titleKey: 'incident.tabDetails' },
  { id: 'area', titleKey: 'incident.tabArea' },
  { id: 'dispatch', titleKey: 'incident.tabDispatch' },
  { id: 'evacuation', titleKey: 'incident.tabEvacuation' },
  { id: 'notes', titleKey: 'incident.tabNotes' },
];

/** Index after a key of the tab pattern (WAI-ARIA: arrows wrap, Home and End jump); undefined for other keys. */
function indexAfter(key: string, index: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % TABS.length;
    case 'ArrowLeft':
      return (index + TABS.length - 1) % TABS.length;
    case 'Home':
      return 0;
    case 'End':
      return TABS.length - 1;
    default:
      return undefined;
  }
}

interface PanelTabsProps {
  readonly badges: Partial<Record<RightTab, number>>;
}

/** Tabs of the right column. */
export function PanelTabs({ badges }: PanelTabsProps) {
  const t = useT();
  const current = useDesk((desk) => desk.rightTab);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = indexAfter(
      event.key,
      TABS.findIndex(({ id }) => id === current),
    );
    const tab = next === undefined ? undefined : TABS[next];
    if (next === undefined || !tab) return;
    event.preventDefault();
    useDesk.setState({ rightTab: tab.id });
    buttons.current[next]?.focus();
  };
  return (
    <div className="work-tabs" role="tablist" aria-label={t('incident.panel')} onKeyDown={onKeyDown}>
      {TABS.map(({ id, titleKey }, index) => (
        <button
          key={id}
          ref={(button) => {
            buttons.current[index] = button;
          }}
          type="button"
          role="tab"
          id={`work-tab-${id}`}
          aria-selected={current === id}
          aria-controls="work-tabpanel"
          tabIndex={current === id ? 0 : -1}
          data-testid={`tab-${id}`}
          className="work-tab"
          onClick={() => useDesk.setState({ rightTab: id })}
        >
          {t(titleKey)}
          {badges[id] ? <span className="work-tab-badge">{badges[id]}</span> : null}
        </button>
      ))}
    </div>
  );
}
