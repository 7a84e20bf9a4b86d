import { create } from 'zustand';

/** The panorama that is open and where it looks: the map shows the same. */
interface PanoramaState {
  readonly id?: string | undefined;
  /** Middle of the view: bearing clockwise from north and angle up from the horizon, degrees. */
  readonly headingDeg: number;
  readonly pitchDeg: number;
  /** Width of the view, degrees. */
  readonly fovDeg: number;
}

export const usePanorama = create<PanoramaState>(() => ({ headingDeg: 0, pitchDeg: 0, fovDeg: 70 }));

/** Opens a panorama beside the map. @param headingDeg where it looks first, clockwise from north */
export function openPanorama(id: string, headingDeg = 0): void {
  usePanorama.setState({ id, headingDeg, pitchDeg: 0 });
}

export function closePanorama(): void {
  usePanorama.setState({ id: undefined });
}
