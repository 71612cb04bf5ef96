import '../meetings/use-cases.ts';
