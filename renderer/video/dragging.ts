import { kindOfId } from '../../shared/records/index.ts';
import { pick } from '../frame/map/mapCallbacks.ts';
import { useDesk } from '../state/desk.ts';
import { useRecords } from '../state/records.ts';
import { putCamera } from './videoState.ts';

/** Type of what is dragged: the id of a camera. */
export const CAMERA_DRAG = 'application/x-onemap-camera';
/** A press that moved less is a click, CSS pixels. */
const CLICK_PX = 6;

/**
 * Lets a camera be dragged from the map into a cell. A press on a camera's symbol is taken before the map moves; where it
 * does not move, it stays the click that it was.
 */
export function followMapDrags(): () => void {
  let stop = () => {};
  const onDown = (event: PointerEvent) => {
    const { target, button } = event;
    if (button !== 0 || !(target instanceof Element) || !target.closest('[data-testid="map-pane"] .map-view')) return;
    const { hoverId, tool } = useDesk.getState();
    if (tool !== 'select' || hoverId === undefined || kindOfId(hoverId) !== 'camera') return;
    event.stopPropagation();
    event.preventDefault();
    stop = dragCamera(hoverId, event);
  };
  window.addEventListener('pointerdown', onDown, true);
  return () => {
    window.removeEventListener('pointerdown', onDown, true);
    stop();
  };
}

function dragCamera(cameraId: string, down: PointerEvent): () => void {
  let ghost: HTMLElement | undefined;
  const cellAt = ({ clientX, clientY }: PointerEvent) =>
    document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-cell]') ?? undefined;
  let over: HTMLElement | undefined;
  const onMove = (event: PointerEvent) => {
    if (!ghost && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < CLICK_PX) return;
    ghost ??= showGhost(cameraId);
    ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 12}px)`;
    const cell = cellAt(event);
    if (cell === over) return;
    over?.classList.remove('over');
    cell?.classList.add('over');
    over = cell;
  };
  const stop = () => {
    over?.classList.remove('over');
    ghost?.remove();
    window.removeEventListener('pointermove', onMove, true);
    window.removeEventListener('pointerup', onUp, true);
    window.removeEventListener('pointercancel', stop, true);
    window.removeEventListener('keydown', onKey, true);
  };
  const onUp = (event: PointerEvent) => {
    const cell = ghost && cellAt(event);
    const clicked = !ghost;
    stop();
    if (clicked) pick([cameraId], event.ctrlKey || event.shiftKey || event.metaKey);
    else if (cell) putCamera(Number(cell.dataset.cell), cameraId);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') stop();
  };
  window.addEventListener('pointermove', onMove, true);
  window.addEventListener('pointerup', onUp, true);
  window.addEventListener('pointercancel', stop, true);
  window.addEventListener('keydown', onKey, true);
  return stop;
}

function showGhost(cameraId: string): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'om-cam-ghost';
  ghost.textContent = useRecords.getState().record('camera', cameraId)?.name ?? '';
  document.body.append(ghost);
  return ghost;
}
