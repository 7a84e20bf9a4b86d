import fs from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const repository = path.join(root, '..');
const engine = path.join(repository, 'node_modules/@cesium/engine');

/** Folders served and copied beside the bundle: URL prefix → folder, and which files of it. */
const STATIC: readonly { url: string; folder: string; wanted: RegExp }[] = [
  { url: 'cesium/Workers', folder: path.join(engine, 'Build/Workers'), wanted: /\.js$/ },
  { url: 'cesium/ThirdParty', folder: path.join(engine, 'Build/ThirdParty'), wanted: /./ },
  { url: 'cesium/Assets', folder: path.join(engine, 'Source/Assets'), wanted: /^(?!.*(SkyBox|maki|LensFlare))/ },
  ...['cmaps', 'standard_fonts', 'wasm', 'iccs'].map((name) => ({
    url: `pdf/${name}`,
    folder: path.join(repository, 'node_modules/pdfjs-dist', name),
    wanted: /./,
  })),
  { url: 'basemap', folder: path.join(repository, 'assets/basemap'), wanted: /\.(json|bin)$/ },
];
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.xml': 'application/xml',
};

/** The file behind a URL path, or undefined; never outside its folder. */
function staticFile(urlPath: string): string | undefined {
  for (const { url, folder, wanted } of STATIC) {
    if (!urlPath.startsWith(`/${url}/`)) continue;
    const file = path.join(folder, path.normalize(urlPath.slice(url.length + 2)));
    if (file.startsWith(folder + path.sep) && wanted.test(file) && fs.existsSync(file)) return file;
  }
  return undefined;
}

/** Serves Cesium's workers and assets and the base map in development, copies them on build. */
function staticFolders(): Plugin {
  return {
    name: 'static-folders',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = staticFile((request.url ?? '').split('?')[0] ?? '');
        if (!file) return next();
        response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
        fs.createReadStream(file).pipe(response);
      });
    },
    writeBundle({ dir }) {
      for (const { url, folder, wanted } of STATIC) {
        if (!fs.existsSync(folder)) continue;
        const filter = (from: string) => fs.statSync(from).isDirectory() || wanted.test(path.relative(folder, from));
        fs.cpSync(folder, path.join(dir ?? '', url), { recursive: true, filter });
      }
    },
  };
}

/** `--mode harness` builds the map's test page instead of the app. */
export default defineConfig(({ mode }) => {
  const harness = mode === 'harness';
  return {
    root: harness ? path.join(repository, 'tests/e2e/mapHarness') : root,
    base: './',
    plugins: [react(), staticFolders()],
    define: { CESIUM_BASE_URL: JSON.stringify('./cesium/') },
    worker: { format: 'es' },
    build: {
      outDir: path.join(repository, harness ? 'dist/map-harness' : 'dist/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      chunkSizeWarningLimit: 8_000,
    },
  };
});
