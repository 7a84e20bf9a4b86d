/** Why a row did not become a record. */
export const REJECTIONS = [
  'rowUnreadable',
  'featureUnreadable',
  'nameMissing',
  'tooLong',
  'positionMissing',
  'positionUnreadable',
  'positionOutOfRange',
  'zeroPosition',
  'geometryMissing',
  'geometryUnreadable',
  'geometryType',
  'geometryTooLarge',
  'ringTooShort',
  'itemUnreadable',
  'tooManyItems',
  'invalidValue',
] as const;

/** Why a row was left out although nothing is wrong with it. */
export const SKIPS = ['duplicateInFile', 'noKnownTag', 'otherKind'] as const;

/** Remarks on rows (or, with row 0, on the file) that did come in. */
export const WARNINGS = [
  'swappedLonLat',
  'farFromOthers',
  'unnamed',
  'categoryUnknown',
  'categoryGuessed',
  'categoryColumnMissing',
  'gradeUnknown',
  'numberUnreadable',
  'dateUnreadable',
  'wordUnknown',
  'unitUnknown',
  'amountUnitMissing',
  'textCut',
  'multiPointReduced',
  'partsDropped',
  'heightIgnored',
  'columnMissing',
  'headerMissing',
  'encodingErrors',
] as const;

export const REASONS = [...REJECTIONS, ...SKIPS, ...WARNINGS] as const;
export type Reason = (typeof REASONS)[number];

/** What can be wrong with a file as a whole: `what` of AppError import.unreadable, text `import.what_<code>`. */
export const UNREADABLE = [
  'empty',
  'zip',
  'oldExcel',
  'binary',
  'encoding',
  'json',
  'notGeoJson',
  'coordinateSystem',
  'xml',
  'notKml',
  'doctype',
  'tooDeep',
  'noFormat',
] as const;
export type Unreadable = (typeof UNREADABLE)[number];
