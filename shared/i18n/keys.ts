/** Leaf keys of a catalogue as `area.key`. */
export type CatalogueKey<Catalogue> = {
  [Area in keyof Catalogue & string]: `${Area}.${keyof Catalogue[Area] & string}`;
}[keyof Catalogue & string];
