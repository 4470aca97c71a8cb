import dev.catalog.product.ProductPatch;
import java.time.OffsetDateTime;

class TriggerKeptColumn {
  ProductPatch patch(OffsetDateTime now) {
    new ProductPatch().updatedAt(now); //~ ERROR symbol:   method updatedAt(OffsetDateTime)
    return new ProductPatch().createdAt(now);
  }
}
