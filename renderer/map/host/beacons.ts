import type { ScreenPoint } from '../api.ts';

export interface Beacon extends ScreenPoint {
  readonly id: string;
  readonly colour: string;
}

/**
 * Pulsing rings under what asks for attention. They are elements moved with each frame and animated in a few CSS steps
 * a second, so nothing of the map is redrawn for them; the style sheet stills them for reduced motion.
 */
export class Beacons {
  private readonly root: HTMLDivElement;
  private readonly elements = new Map<string, HTMLDivElement>();

  constructor(parent: HTMLElement) {
    this.root = document.createElement('div');
    this.root.className = 'map-beacons';
    parent.append(this.root);
  }

  show(beacons: readonly Beacon[]): void {
    const wanted = new Set(beacons.map(({ id }) => id));
    for (const [id, element] of this.elements) {
      if (wanted.has(id)) continue;
      element.remove();
      this.elements.delete(id);
    }
    for (const { id, x, y, colour } of beacons) {
      const element = this.elements.get(id) ?? this.create(id);
      element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      element.style.color = colour;
    }
  }

  dispose(): void {
    this.root.remove();
  }

  private create(id: string): HTMLDivElement {
    const element = document.createElement('div');
    element.className = 'map-beacon';
    this.root.append(element);
    this.elements.set(id, element);
    return element;
  }
}
