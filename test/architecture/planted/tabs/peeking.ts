import '../src/meetings/store.ts';
