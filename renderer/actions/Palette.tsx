import './palette.css';
import { Modal } from 'antd';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { createTranslate, LANGUAGES } from '../../shared/i18n/index.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import type { Action } from './action.ts';
import { ACTION_ICONS } from './icons.tsx';
import { ACTIONS, isEnabled } from './index.ts';
import { keyText } from './keyText.ts';
import { rank } from './matching.ts';
import { runAction } from './runAction.ts';

const LIMIT = 40;
const translators = LANGUAGES.map(createTranslate);

/** Actions that answer the query in either language or by Pinyin initials; those that cannot run now come last. */
export function findActions(query: string): readonly Action[] {
  const textsOf = (action: Action) => translators.map((t) => t(action.titleKey));
  const found = rank(
    ACTIONS.filter((action) => action.id !== 'view.palette'),
    query,
    textsOf,
    ACTIONS.length,
  );
  return [...found.filter(isEnabled), ...found.filter((action) => !isEnabled(action))].slice(0, LIMIT);
}

/** The command palette. */
export function Palette() {
  const t = useT();
  const open = useDesk((desk) => desk.dialog === 'palette');
  const close = () => useDesk.setState({ dialog: undefined });
  return (
    <Modal
      open={open}
      title={<span className="om-visually-hidden">{t('page.palette')}</span>}
      onCancel={close}
      footer={null}
      closable={false}
      width="min(40rem, 92vw)"
      style={{ top: '12vh' }}
      styles={{ container: { padding: 0 }, header: { margin: 0 } }}
      destroyOnHidden
    >
      <PaletteBody close={close} />
    </Modal>
  );
}

function PaletteBody({ close }: { readonly close: () => void }) {
  const t = useT();
  const id = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const found = useMemo(() => findActions(query), [query]);
  const choose = (action: Action | undefined) => {
    if (!action || !isEnabled(action)) return;
    close();
    runAction(action);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setIndex((index + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[index]);
    }
  };
  return (
    <div className="om-palette" data-testid="palette">
      <input
        // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it
        autoFocus
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[index] ? `${id}-${index}` : undefined}
        aria-label={t('page.palette')}
        placeholder={t('page.paletteHint')}
        value={query}
        data-testid="palette-input"
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.target.value);
          setIndex(0);
        }}
      />
      <div className="om-palette-list" id={`${id}-list`} role="listbox" aria-label={t('page.palette')}>
        {found.map((action, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the text field (combobox pattern)
          <div
            key={action.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === index}
            aria-disabled={!isEnabled(action)}
            tabIndex={-1}
            ref={i === index ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
            onPointerMove={() => setIndex(i)}
            onClick={() => choose(action)}
          >
            <span className="om-palette-icon">{ACTION_ICONS[action.id]}</span>
            <span className="om-palette-title">{t(action.titleKey)}</span>
            <span className="om-palette-group">{t(`page.group_${action.group}`)}</span>
            {action.key !== undefined && <kbd className="om-kbd">{keyText(action.key)}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="om-palette-none">{t('page.paletteNone', { query })}</p>}
    </div>
  );
}
