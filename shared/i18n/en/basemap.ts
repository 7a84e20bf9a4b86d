export const basemap = {
  title: 'Offline base map',
  credit: 'Base map: © OpenStreetMap contributors, GSHHG, ETOPO5 (boundaries for orientation only)',
  schematic: 'Boundaries and names are for orientation only; they are no authority on any boundary',
  sources: 'Sources of the base map',
  sourceTitle: 'Data',
  sourcePackage: 'Package',
  sourceLicence: 'Licence',
  sourceAttribution: 'Credit',
  sourceChanges: 'Changes',
} as const;
