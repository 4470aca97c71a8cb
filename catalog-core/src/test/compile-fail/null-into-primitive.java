import dev.catalog.product.ProductPatch;

class NullIntoPrimitive {
  ProductPatch patch(ProductPatch patch) {
    patch.stock(null); //~ ERROR <null> cannot be converted to int
    return patch;
  }
}
