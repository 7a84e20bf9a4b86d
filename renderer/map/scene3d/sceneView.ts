/** How the 3D scenes look; what the user sets on the scene panel. */
export interface SceneView {
  readonly night: boolean;
  /** Ground and bodies are see-through, so that the drains show. */
  readonly xray: boolean;
  /** A cut through everything above the ground: facing this bearing, so many metres from the scene's middle. */
  readonly section?: { readonly bearingDeg: number; readonly offsetM: number } | undefined;
  readonly labels: boolean;
  readonly tour?: TourKind | undefined;
}

/** Round what is selected or in the middle, or from firm to firm. */
export type TourKind = 'orbit' | 'cruise';

/** A picked part of an imported model: what it says of itself. */
export interface ModelFeature {
  readonly recordId: string;
  readonly properties: readonly (readonly [name: string, value: string])[];
}
