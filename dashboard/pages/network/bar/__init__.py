"""The bar above the canvas, and its menus."""
