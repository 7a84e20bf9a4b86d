/** The map itself: corner line, tools, notices. */
export const map = {
  ariaLabel: 'Map',
  ariaKeys:
    'Arrow keys pan, Shift and arrow keys turn, plus and minus zoom, Home shows the province, Space picks the middle, Enter finishes a drawing, Backspace undoes a point, Escape cancels.',
  layerRings: 'Incident rings',
  metres: '{{value}} m',
  kilometres: '{{value}} km',
  squareMetres: '{{value}} m²',
  squareKilometres: '{{value}} km²',
  radius: 'Radius {{length}}',
  coordinates: 'Lon {{lon}}°  Lat {{lat}}°',
  north: 'North',
  drawing: 'Drawing the base map…',
  measureHint: 'Click to add a point, double-click to finish',
  polygonHint: 'Click to add a point, double-click to close',
  taskOnLine: '{{title}} ({{state}})',
  fellBack: 'This machine draws 3D slowly; the map has changed to 2D.',
  backTo3d: 'Back to 3D',
  baseMapMissing: 'The base map files could not be read; only the data layers are shown.',
  noWebGlTitle: 'The map cannot be shown',
  noWebGlText:
    'This machine has no usable 3D graphics (WebGL 2). Update the graphics driver, or turn on hardware acceleration in the browser, and try again. Everything else works.',
  contextLostTitle: 'The map has stopped',
  contextLostText:
    'The graphics card stopped responding several times. No data is lost and everything else works; press Retry to open the map again.',
} as const;
