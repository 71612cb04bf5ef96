import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The stand-in page: `vite build --config src/local-tenant/page/vite.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../../dist/local-tenant-page', import.meta.url)),
    emptyOutDir: true,
    // Fluent UI and the card renderer together; the page is only ever fetched from this machine.
    chunkSizeWarningLimit: 2000,
  },
});
