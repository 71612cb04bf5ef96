import '../edge/graph/client.ts';
