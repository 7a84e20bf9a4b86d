import { InboxOutlined } from '@ant-design/icons';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useT } from '../../state/language.ts';

interface DropZoneProps {
  /** Why nothing can be attached; undefined when it can. */
  readonly blocked: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Takes files that are dropped anywhere on it, or chosen. */
export function DropZone({ blocked, onFiles, children }: DropZoneProps) {
  const t = useT();
  const id = useId();
  const [over, setOver] = useState(false);
  const allow = (event: DragEvent) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = blocked === undefined ? 'copy' : 'none';
    setOver(blocked === undefined);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (blocked === undefined) onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way, the file field inside the other
    <div
      className={over ? 'ff-drop over' : 'ff-drop'}
      onDragOver={allow}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
      data-testid="document-drop"
    >
      {children}
      <label className="ff-drop-label" htmlFor={id} title={blocked ?? ''}>
        <InboxOutlined aria-hidden="true" />
        <span>{blocked ?? t('firm.dropHere')}</span>
        <input
          id={id}
          type="file"
          multiple
          className="om-visually-hidden"
          disabled={blocked !== undefined}
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
          data-testid="document-input"
        />
      </label>
    </div>
  );
}
