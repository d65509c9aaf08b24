import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// GraphiQL's stylesheet carries Roboto and Fira Code as 260 kB of data URLs, a
// third of all that a visitor would load. src/style.css names the reader's own
// fonts instead, so that the policy can forbid every font.
const withoutFonts: Plugin = {
  name: 'entente:without-fonts',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/graphiql/dist/style.css')) return;
    return { code: code.replace(/@font-face\s*\{[^}]*\}/g, ''), map: null };
  },
};

// Two modules of others that would break a promise of package web. The browser
// test opens what they stood for, so a new path in a new version is noticed.
const replaced: Record<string, string> = {
  // Fetches what looks like an image in an answer as soon as the pointer rests on
  // it, from whichever host. src/SourceLink.tsx shows a link that one may follow.
  '/@graphiql/react/dist/editor/components/image-preview.js':
    'export const ImagePreview = Object.assign(() => null, { shouldRender: () => false });',
  // Writes a <style> to keep the page from scrolling under a dialog, which the
  // policy forbids. This page never scrolls.
  '/react-remove-scroll-bar/dist/es2015/component.js': 'export const RemoveScrollBar = () => null;',
};

const withoutThose: Plugin = {
  name: 'entente:without-those',
  enforce: 'pre',
  load: id => Object.entries(replaced).find(([path]) => id.endsWith(path))?.[1],
};

// Writes x.gz beside each text x, once here rather than at each request. zlib's
// header names no time, so the same sources give the same bytes.
const gzipped: Plugin = {
  name: 'entente:gzipped',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle)) {
      if (!/\.(html|js|css|txt)$/.test(name)) continue;
      const file = join(dir ?? '', name);
      await writeFile(`${file}.gz`, gzipSync(await readFile(file), { level: constants.Z_BEST_COMPRESSION }));
    }
  },
};

export default defineConfig({
  base: '/playground/',
  plugins: [react(), withoutFonts, withoutThose, gzipped],
  build: {
    license: { fileName: 'licenses.txt' },
    // GraphiQL with CodeMirror is one piece of about 1 MB before compression.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      onLog(level, log, report) {
        // "use no memo" speaks to React's compiler, which we do not run.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  // `npm run dev` beside a running `entente serve`.
  server: { proxy: { '/graphql': 'http://127.0.0.1:8080', '/favicon.svg': 'http://127.0.0.1:8080' } },
});
