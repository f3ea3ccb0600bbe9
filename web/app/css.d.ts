// A stylesheet that a module imports for its effect; the bundler gathers them.
declare module "*.css";
