"""The facilitator's role on its way."""
