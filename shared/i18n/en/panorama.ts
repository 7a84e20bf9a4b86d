/** The viewer of all-round pictures. */
export const panorama = {
  title: 'Panorama',
  close: 'Close the panorama (Esc)',
  open: 'Open panorama',
  heading: 'Heading {{degrees}}°',
  loading: 'Reading the photograph …',
  drawing: 'Drawing the panorama from the 3D scene …',
  near: 'Panoramas near by',
  spots: '{{count}} installations can be clicked; arrow keys turn, + − zoom, Esc closes',
  layer: 'Panorama view',
  noScene: 'There is no 3D scene to draw here',
} as const;
