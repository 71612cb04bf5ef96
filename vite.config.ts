import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Which modules come in one file. Left to itself, each that two screens share comes in a file for those two, and one screen asked
 * for sixty; a browser asks for six at a time where it speaks HTTP/1.1. The page behind a mailed link keeps what is its own alone.
 */
const FILES: Rolldown.CodeSplittingGroup[] = [
  // What every screen of the tabs is built with, as far as the first of them needs it.
  {
    name: 'base',
    tags: ['$initial'],
    test: /node_modules[\\/](react|react-dom|@fluentui|@tanstack)[\\/]/,
    priority: 3,
  },
  { name: 'start', tags: ['$initial'], entriesAware: true, priority: 2 },
  // What more than half of the other screens need besides. Lower, and the first screen carries what it does not show.
  { name: 'kit', minShareCount: 30, priority: 1 },
];

/** A file is named after all screens that share it; three of them tell enough. */
const shortly = (name: string): string => name.split('~').slice(0, 3).join('-');

/**
 * The tabs and the answer page. `index.html` answers every address under /tab, `answer.html` every address under
 * /answer; their files lie under /assets, with a fingerprint in each name.
 */
export default defineConfig({
  root: here('./tabs'),
  base: '/',
  plugins: [react()],
  resolve: {
    alias: [
      // Our cards hold no carousel; without this the renderer brings a slider library of its own.
      { find: /^swiper(\/modules)?$/, replacement: here('./tabs/cards/no-carousel.ts') },
    ],
  },
  build: {
    outDir: here('./dist/tabs'),
    emptyOutDir: true,
    // Phones of 2019: the answer page has to open for whoever still carries one.
    target: ['chrome70', 'safari12', 'firefox68', 'edge79'],
    sourcemap: true,

    rolldownOptions: {
      // The calendar library writes big integers, which only the tabs load: Teams itself wants a newer browser than that.
      onLog: (level, log, handle) => {
        if (log.code !== 'TOLERATED_TRANSFORM') handle(level, log);
      },
      output: {
        codeSplitting: { groups: FILES },
        chunkFileNames: ({ name }) => `assets/${shortly(name)}-[hash].js`,
        assetFileNames: ({ names }) => `assets/${shortly(names[0]?.replace(/\.\w+$/, '') ?? 'file')}-[hash][extname]`,
      },
      input: {
        index: here('./tabs/index.html'),
        answer: here('./tabs/answer.html'),
        outlook: here('./tabs/outlook.html'),
        'outlook-event': here('./tabs/outlook-event.html'),
      },
    },
  },
});
