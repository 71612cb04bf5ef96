import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What Outlook runs when somebody sends an appointment: one script without imports, for the JavaScript of 2016. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: here('./dist/outlook'),
    emptyOutDir: true,
    target: 'es2016',
    lib: {
      entry: here('./tabs/outlook/launch-event.ts'),
      formats: ['iife'],
      name: 'kringwerkOutlook',
      fileName: () => 'launch-event.js',
    },
  },
});
