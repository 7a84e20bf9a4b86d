import { InboxOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { whyBlocked } from '../../panels/useCommand.ts';
import { useDesk } from '../../state/desk.ts';
import { useLanguage, useT } from '../../state/language.ts';
import { notifyInfo } from '../../ui/notify.ts';
import { useDroppedFiles } from './droppedFiles.ts';

/** Places that take dropped files themselves. */
const OWN_DROP = '.ant-upload-drag, [data-takes-files]';

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
const isTakenElsewhere = (event: DragEvent) =>
  event.target instanceof Element && event.target.closest(OWN_DROP) !== null;

/** True when files dropped onto the page go to the import wizard: no other dialog is open. */
function isOurs(event: DragEvent): boolean {
  const { dialog } = useDesk.getState();
  return bringsFiles(event) && (dialog === undefined || dialog === 'import') && !isTakenElsewhere(event);
}

function drop(files: readonly File[]): void {
  const blocked = whyBlocked(useLanguage.getState().t, 'imports.run');
  if (blocked !== undefined) {
    notifyInfo(blocked);
    return;
  }
  useDroppedFiles.setState({ files });
  useDesk.setState({ dialog: 'import' });
}

/** Files dropped anywhere onto the page open the import wizard. A file is never opened in the page's place. */
export function PageDrop() {
  const t = useT();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(isOurs(event));
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      setOver(false);
      if (isTakenElsewhere(event)) return;
      event.preventDefault();
      if (isOurs(event)) drop([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="page-drop" data-testid="page-drop">
      <InboxOutlined />
      <p>{t('dialog.importDropHere')}</p>
    </div>
  );
}
