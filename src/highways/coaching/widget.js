/** The room's widgets: each is bundled by itself, under the name of its Python class. */
export {};
