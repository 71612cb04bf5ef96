import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

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
      input: {
        index: here('./tabs/index.html'),
        answer: here('./tabs/answer.html'),
        outlook: here('./tabs/outlook.html'),
        'outlook-event': here('./tabs/outlook-event.html'),
      },
    },
  },
});
