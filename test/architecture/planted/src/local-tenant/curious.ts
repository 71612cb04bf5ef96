import '../people/ground.ts';
