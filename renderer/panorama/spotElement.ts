import { formatDistance } from '../format.ts';
import type { HotSpot } from './hotSpots.ts';

/** The mark of an installation in the picture: a button with its name and distance. */
export function spotElement(spot: HotSpot, selected: boolean, onClick: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'panorama-spot';
  button.dataset.condition = spot.record.condition ?? 'normal';
  if (selected) button.dataset.selected = 'true';
  const name = document.createElement('b');
  name.textContent = spot.record.name;
  const away = document.createElement('span');
  away.textContent = formatDistance(spot.distanceM);
  button.append(name, away);
  button.addEventListener('click', onClick);
  return button;
}
